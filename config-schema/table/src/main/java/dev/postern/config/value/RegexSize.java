package dev.postern.config.value;

import java.util.ArrayDeque;
import java.util.Deque;

/// How large an expression becomes once its counted repetitions are written out.
///
/// RE2 bounds each count, and not nested ones: `((a{1000}){1000}){1000}` would fill the heap when it is
/// compiled. The estimate counts every character and may be too high, but never too low.
final class RegexSize {
    private static final long TOO_LARGE = Integer.MAX_VALUE;

    private final String source;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long sum;
    private long last;

    private RegexSize(String source) {
        this.source = source;
    }

    static long of(String source) {
        return new RegexSize(source).measure();
    }

    private long measure() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith("\\Q", at)) {
                // Text that is not syntax: nobody needs it, and it would hide brackets from this count.
                return TOO_LARGE;
            } else if (c == '\\') {
                skipEscape();
                one();
            } else if (c == '[') {
                skipClass();
                one();
            } else if (c == '(') {
                outer.push(sum);
                sum = 1;
                last = 0;
                at++;
            } else if (c == ')' && !outer.isEmpty()) {
                last = sum;
                sum = Math.min(TOO_LARGE, sum + outer.pop());
                at++;
            } else if (c == '{') {
                repeat();
            } else {
                at++;
                one();
            }
        }
        return sum;
    }

    private void one() {
        last = 1;
        sum++;
    }

    private void repeat() {
        int end = source.indexOf('}', at);
        long times = end < 0 ? -1 : times(source.substring(at + 1, end));
        if (times < 0) {
            at++;
            one();
        } else {
            // What stood there once already is in the sum.
            long more = Math.min(TOO_LARGE, last * Math.max(0, times - 1));
            sum = Math.min(TOO_LARGE, sum + more);
            last = Math.min(TOO_LARGE, last + more);
            at = end + 1;
        }
    }

    // The larger of the counts in `3`, `3,` or `3,7`; -1 when it is no count, and a brace stands for itself.
    private static long times(String counts) {
        long most = -1;
        for (String count : counts.split(",", -1)) {
            if (count.length() > 4 || !count.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return -1;
            }
            most = count.isEmpty() ? most : Math.max(most, Long.parseLong(count));
        }
        return most;
    }

    private void skipEscape() {
        boolean braced = source.startsWith("{", at + 2) && "pPx".indexOf(source.charAt(at + 1)) >= 0;
        int end = braced ? source.indexOf('}', at) : at + 1;
        at = end < 0 ? source.length() : end + 1;
    }

    private void skipClass() {
        at++;
        if (source.startsWith("^", at)) {
            at++;
        }
        if (source.startsWith("]", at)) {
            at++;
        }
        while (at < source.length() && source.charAt(at) != ']') {
            int posix = source.startsWith("[:", at) ? source.indexOf(":]", at) : -1;
            if (posix >= 0) {
                at = posix + 2;
            } else if (source.charAt(at) == '\\') {
                skipEscape();
            } else {
                at++;
            }
        }
        at++;
    }
}
