package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Wire.Verdict;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Requests as forms, which most Chinese platforms take, and the JSON in their answers. */
final class Forms {

    private Forms() {
    }

    static HttpRequest post(String address, Map<String, String> parameters) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Wire.Patience.USUAL.answer()).header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(BodyPublishers.ofString(encoded(parameters))).build();
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue())).collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends, and reads the answer as JSON for the judge of the platform's own error codes; what HTTP says of failure goes first. */
    static byte[] ask(Wire wire, Supplier<HttpRequest> request, Function<Fields, Verdict> judge) throws IOException, InterruptedException {
        return wire.send(request, answer -> {
            Verdict http = ofStatus(answer);
            return http == Verdict.GOOD ? judge.apply(json(answer.body())) : http;
        }).body();
    }

    static Fields json(byte[] body) {
        try {
            return Fields.of(new String(body, StandardCharsets.UTF_8));
        } catch (io.hesuan.platform.intake.Unreadable cutShort) {
            return Fields.of("{}");
        }
    }

    static Verdict ofStatus(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 429) {
            return new Verdict.Throttled(answer.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}(\\.\\d+)?"))
                    .map(text -> java.time.Duration.ofMillis(new java.math.BigDecimal(text).movePointRight(3).longValue())).orElse(null));
        }
        return status == 401 ? new Verdict.TokenSpent("it answered 401") : status >= 500 || status == 408 ? new Verdict.Passing("it answered " + status)
                : status >= 300 ? new Verdict.Final("it answered " + status + ": " + said(answer.body())) : Verdict.GOOD;
    }

    private static String said(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        return text.replace('\0', ' ');
    }
}
