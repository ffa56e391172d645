package health.salus.patients.internal.search;

/** How far apart two words are. */
public final class Spelling {
    private Spelling() {}

    /** Letters to add, drop, change or swap with their neighbour to turn one word into the other. */
    public static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(last[j], current[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[b.length()];
    }

    /** 0 for nothing in common to 1 for the same word. */
    public static double similarity(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        return longer == 0 ? 1 : 1 - (double) distance(a, b) / longer;
    }

    /** Whether one may be the other mistyped: one slip in a short word, two in a long one. */
    public static boolean isSlipOf(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        return shorter >= 3 && distance(a, b) <= (shorter < 7 ? 1 : 2);
    }
}
