package health.salus.gateway;

/** In which order a request passes the handlers before the endpoints; higher comes first. */
final class Order {
    static final int MEASURE = 500;
    static final int HEADERS = 490;
    static final int CROSS_ORIGIN = 480;
    static final int ADDRESS = 470;
    static final int TARGET = 460;
    static final int INNER = 455;
    static final int SIZE = 450;
    static final int RATE = 440;
    /** Where Quarkus has authentication, and behind it, for what is registered later comes later. */
    static final int AUTHENTICATED = 200;

    /** After authentication. */
    static final int RATE_OF_PERSON = 150;

    static final int FORWARD = 140;
    static final int BODY = 130;

    private Order() {}
}
