package health.salus.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time and memory of processes, as the kernel counts them (Linux). */
final class Cpu {
    private static final double TICKS_PER_SECOND = 100;

    private Cpu() {}

    /** Seconds of CPU a process and its ended children have used. */
    static double seconds(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields[11], fields[12], fields[13], fields[14]).mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** The same for a database server: its first process and all it has started. */
    static double secondsOfTree(long pid) throws IOException {
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
