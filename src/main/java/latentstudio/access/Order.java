package latentstudio.access;

/** The order in which a request is checked, as priorities of Quarkus's filters. */
final class Order {
    static final int COOKIE = 10_500;
    static final int ORIGIN = 10_400;
    static final int RATE = 10_300;
    static final int PAGES = 10_200;
    static final int KEY = 10_100;
    static final int BODY = 10_000;

    private Order() {
    }
}
