package health.salus.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time and memory of processes, as the kernel counts them (Linux). */
final class Cpu {
    private static final double TICKS_PER_SECOND = 100;

    private Cpu() {}

    /** Seconds of CPU a process and its ended children have used. */
    static double seconds(long pid) {
        return seconds(Path.of("/proc", Long.toString(pid), "stat"), List.of(11, 12, 13, 14));
    }

    /** Seconds of CPU that the threads of a JVM's second compiler have used. */
    static double secondsOfCompiler(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.filter(thread -> orNothing(thread.resolve("comm")).startsWith("C2 ")).mapToDouble(thread -> seconds(thread.resolve("stat"), List.of(11, 12))).sum();
        }
    }

    private static double seconds(Path file, List<Integer> columns) {
        String stat = orNothing(file);
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return columns.stream().mapToLong(column -> Long.parseLong(fields[column])).sum() / TICKS_PER_SECOND;
    }

    /** Nothing when the process or thread has ended meanwhile. */
    private static String orNothing(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** The same for a database server: its first process and all it has started. */
    static double secondsOfTree(long pid) {
        double sum = seconds(pid);
        List<ProcessHandle> children = ProcessHandle.of(pid).map(handle -> handle.descendants().toList()).orElse(List.of());
        for (ProcessHandle child : children) {
            sum += seconds(child.pid());
        }
        return sum;
    }

    /** Resident memory in MiB. */
    static double residentMiB(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return 0;
    }
}
