package io.hesuan.trade.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A platform on this machine, over real sockets: it pages, throttles, fails, cuts answers short, wants its signature and a token that is not
 * spent, tells an order twice and in any order. What it holds are the documents of its platform, each with the time of its change.
 */
final class Simulator implements AutoCloseable {

    /** @param json the document as the platform tells it */
    record Held(String id, Instant changed, String json) {
    }

    /** One request: parameters of the query and of a form, and the body. */
    record Asked(String path, Map<String, String> parameters, String body, HttpExchange exchange) {

        String of(String name) {
            return parameters.getOrDefault(name, "");
        }

        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }
    }

    interface Manner {
        /** The answer to one question; headers may be set on the exchange. */
        String answer(Simulator platform, Asked asked);
    }

    final List<Held> held = new ArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    final List<String> refused = new ArrayList<>();
    /** Every so many-th request fails, throttles or is cut short, in turn; 0 for none. */
    volatile int troubleEvery;
    volatile String token = "token-1";
    volatile boolean away;

    private final HttpServer server;
    private final Manner manner;

    Simulator(Manner manner) {
        this.manner = manner;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What has changed in the window, oldest first. */
    List<Held> changed(Instant from, Instant to) {
        return held.stream().filter(one -> !one.changed().isBefore(from) && one.changed().isBefore(to)).sorted(java.util.Comparator.comparing(Held::changed)).toList();
    }

    static <T> List<T> page(List<T> all, int page, int size) {
        return all.subList(Math.min(all.size(), page * size), Math.min(all.size(), (page + 1) * size));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> parameters = new HashMap<>();
            read(exchange.getRequestURI().getRawQuery(), parameters);
            if (!body.startsWith("{")) {
                read(body, parameters);
            }
            int number = asked.incrementAndGet();
            int trouble = troubleEvery == 0 || number % troubleEvery != 0 ? 0 : number / troubleEvery % 3 + 1;
            if (away || trouble == 1) {
                answer(exchange, 503, "away");
                return;
            }
            if (trouble == 2) {
                exchange.getResponseHeaders().add("Retry-After", "0.05");
                answer(exchange, 429, "slower");
                return;
            }
            String answer = manner.answer(this, new Asked(exchange.getRequestURI().getPath(), parameters, body, exchange));
            answer(exchange, answer.equals("401") ? 401 : 200, trouble == 3 ? answer.substring(0, answer.length() / 2) : answer);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void read(String text, Map<String, String> into) {
        if (text != null && !text.isEmpty()) {
            for (String one : text.split("&")) {
                String[] parts = one.split("=", 2);
                into.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
