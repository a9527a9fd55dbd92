package io.hesuan.platform.access;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The language that a person has chosen for himself, where he has chosen one. */
@FunctionalInterface
public interface OwnLanguage {

    Optional<Locale> of(UUID userId);
}
