package io.hesuan.platform.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A person who signs in.
 *
 * @param login  what is typed at sign-in, lower case, unique
 * @param email  personal data; unique where given, because a provider's verified address signs in
 * @param phone  personal data
 * @param locale language of the person: {@code zh-CN} or {@code en}
 */
public record User(
        @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9._@-]{1,59}") String login,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Pattern(regexp = "|[^@\\s]{1,64}@[^@\\s]{1,190}") String email,
        @NotNull @Pattern(regexp = "|[0-9+() *-]{3,30}") String phone,
        @NotNull @Pattern(regexp = "zh-CN|en") String locale,
        @NotNull Boolean active) {
}
