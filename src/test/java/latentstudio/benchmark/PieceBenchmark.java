package latentstudio.benchmark;

final class PieceBenchmark {
    static void measure() {
    }
}
