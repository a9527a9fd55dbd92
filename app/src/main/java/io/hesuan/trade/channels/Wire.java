package io.hesuan.trade.channels;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Calls a platform as it wants to be called: no faster than its limits, again after failures that pass, a bounded number of times. An answer is
 * read up to a bound. For the threads of one channel.
 */
final class Wire {

    private static final int LARGEST_ANSWER = 32 << 20;

    /** What an answer means. */
    sealed interface Verdict {

        record Good() implements Verdict {
        }

        /** Called too often. @param pause as the platform asks for it, null where it does not say */
        record Throttled(Duration pause) implements Verdict {
        }

        /** A failure that may pass. */
        record Passing(String says) implements Verdict {
        }

        /** The token is not valid any more; another one may be asked for. */
        record TokenSpent(String says) implements Verdict {
        }

        /** No use to try again. */
        record Final(String says) implements Verdict {
        }

        Verdict GOOD = new Good();
    }

    /** A call that did not succeed. */
    static final class Failed extends IOException {

        private final boolean tokenSpent;

        Failed(String says, boolean tokenSpent) {
            super(says);
            this.tokenSpent = tokenSpent;
        }

        boolean isTokenSpent() {
            return tokenSpent;
        }
    }

    /** How patient: attempts, the first pause, and the longest. */
    record Patience(int attempts, Duration first, Duration longest, Duration answer) {

        static final Patience USUAL = new Patience(6, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(40));
    }

    private final HttpClient http;
    private final TokenBucket bucket;
    private final Patience patience;
    private int calls;

    Wire(HttpClient http, TokenBucket bucket, Patience patience) {
        this.http = http;
        this.bucket = bucket;
        this.patience = patience;
    }

    /** How many requests were sent. */
    int calls() {
        return calls;
    }

    /**
     * @param request made anew for each attempt, because signatures hold the time
     * @throws Failed with what the platform said last
     */
    HttpResponse<byte[]> send(java.util.function.Supplier<HttpRequest> request, Function<HttpResponse<byte[]>, Verdict> judge) throws IOException, InterruptedException {
        String said = "";
        for (int attempt = 1; attempt <= patience.attempts(); attempt++) {
            bucket.take();
            Duration pause = pause(attempt);
            try {
                calls++;
                HttpResponse<byte[]> answer = bounded(http.send(request.get(), BodyHandlers.ofInputStream()));
                switch (judge.apply(answer)) {
                    case Verdict.Good good -> {
                        return answer;
                    }
                    case Verdict.Final(String says) -> throw new Failed(says, false);
                    case Verdict.TokenSpent(String says) -> throw new Failed(says, true);
                    case Verdict.Passing(String says) -> said = says;
                    case Verdict.Throttled(Duration asked) -> {
                        said = "called too often";
                        pause = asked == null ? pause : asked.compareTo(patience.longest()) > 0 ? patience.longest() : asked;
                    }
                }
            } catch (Failed over) {
                throw over;
            } catch (IOException trouble) {
                said = trouble.getClass().getSimpleName() + (trouble.getMessage() == null ? "" : ": " + trouble.getMessage());
            }
            if (attempt < patience.attempts()) {
                Thread.sleep(pause);
            }
        }
        throw new Failed(said, false);
    }

    private HttpResponse<byte[]> bounded(HttpResponse<java.io.InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new Failed("an answer of more than " + (LARGEST_ANSWER >> 20) + " MB", false);
            }
            return new Answer(answer, bytes);
        }
    }

    /** Doubles each time; a part of it is chance, so that shops do not come back together. */
    private Duration pause(int attempt) {
        long ms = Math.min(patience.longest().toMillis(), patience.first().toMillis() << Math.min(20, attempt - 1));
        return Duration.ofMillis(ms / 2 + ThreadLocalRandom.current().nextLong(ms / 2 + 1));
    }

    /** The same answer with its body read. */
    private record Answer(HttpResponse<?> head, byte[] body) implements HttpResponse<byte[]> {

        @Override
        public int statusCode() {
            return head.statusCode();
        }

        @Override
        public HttpRequest request() {
            return head.request();
        }

        @Override
        public java.util.Optional<HttpResponse<byte[]>> previousResponse() {
            return java.util.Optional.empty();
        }

        @Override
        public java.net.http.HttpHeaders headers() {
            return head.headers();
        }

        @Override
        public java.util.Optional<javax.net.ssl.SSLSession> sslSession() {
            return head.sslSession();
        }

        @Override
        public java.net.URI uri() {
            return head.uri();
        }

        @Override
        public HttpClient.Version version() {
            return head.version();
        }
    }
}
