package io.hesuan.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Problem details (RFC 9457) with our own members.
 *
 * @param code     the refusal's constant; what programs look at
 * @param detail   one sentence in the reader's language: what is wrong and what to do
 * @param field    the field of the request that it is about, null when it is about the whole
 * @param incident number under which the log tells more; only for troubles that are ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String code, String detail, String field, String incident) {

    static final String TYPES = "https://hesuan.io/problems/";

    static Problem of(int status, String code, String title, String detail, String field) {
        return new Problem(TYPES + code.toLowerCase().replace('_', '-'), title, status, code, detail, field, null);
    }

    Problem withIncident(String number) {
        return new Problem(type, title, status, code, detail, field, number);
    }
}
