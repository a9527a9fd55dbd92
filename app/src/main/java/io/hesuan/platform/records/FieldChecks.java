package io.hesuan.platform.records;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;

/** The checks that a content's own annotations ask for, all at once, as refusals. */
@Component
public class FieldChecks {

    private final Validator validator;

    FieldChecks(Validator validator) {
        this.validator = validator;
    }

    /** All that is wrong with single fields, sorted by field; empty when nothing is. */
    public <R> List<Outcome.Refused<R>> of(Object content) {
        return validator.validate(content).stream()
                .sorted(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
                .map(FieldChecks::<R>refusal)
                .toList();
    }

    private static <R> Outcome.Refused<R> refusal(ConstraintViolation<Object> violation) {
        String field = violation.getPropertyPath().toString().replace(".<list element>", "");
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case NotNull _, NotBlank _, NotEmpty _ -> new Outcome.Refused<>(RequestRefusal.FIELD_MISSING, field, List.of(field));
            case Size size -> new Outcome.Refused<>(RequestRefusal.FIELD_IS_TOO_LONG, field, List.of(field, size.max()));
            case Pattern _ -> new Outcome.Refused<>(RequestRefusal.FIELD_HAS_WRONG_FORMAT, field, List.of(field));
            case Min _, Max _, DecimalMin _, DecimalMax _, Positive _, PositiveOrZero _ ->
                    new Outcome.Refused<>(RequestRefusal.FIELD_OUT_OF_RANGE, field, List.of(field));
            default -> new Outcome.Refused<>(RequestRefusal.FIELD_IS_INVALID, field, List.of(field, violation.getMessage()));
        };
    }
}
