package health.salus.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints one figure a line: name, value, unit, goal, met or short. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** A figure that must not be larger than its goal. */
    void atMost(String name, double value, String unit, double goal) {
        line(name, value, unit, "<=" + number(goal), value <= goal);
    }

    /** A figure that must not be smaller than its goal. */
    void atLeast(String name, double value, String unit, double goal) {
        line(name, value, unit, ">=" + number(goal), value >= goal);
    }

    /** A figure without a goal. */
    void figure(String name, double value, String unit) {
        out.printf(Locale.ROOT, "%s %s %s - -%n", name, number(value), unit);
    }

    void progress(String what) {
        out.println("# " + what);
    }

    private void line(String name, double value, String unit, String goal, boolean met) {
        out.printf(Locale.ROOT, "%s %s %s %s %s%n", name, number(value), unit, goal, met ? "met" : "short");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
