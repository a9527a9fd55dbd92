package io.hesuan.platform.web;

import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Turns every "no" into problem details; what nobody foresaw gets an incident number here and its story in the log. */
@Component
@RestControllerAdvice
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Sentences sentences;

    Problems(Sentences sentences) {
        this.sentences = sentences;
    }

    /** The problem of one refused command of a batch, or of a filter that refuses by itself. */
    public Problem of(Locale locale, Outcome.Refused<?> refused) {
        return of(locale, refused.refusal(), refused.field(), refused.arguments().toArray());
    }

    public Problem of(Locale locale, Refusal refusal, String field, Object... arguments) {
        String code = refusal.name();
        int status = Statuses.of(code);
        return Problem.of(status, code, sentences.say(locale, "problem.title." + status),
                sentences.refusal(locale, code, List.of(arguments)), field);
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused, Locale locale) {
        return answer(of(locale, refused.outcome()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable, Locale locale) {
        return answer(switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                    of(locale, RequestRefusal.FIELD_UNKNOWN, path(unknown), path(unknown));
            case InvalidFormatException wrong when PlainText.hasNul(wrong.getValue()) -> of(locale, RequestRefusal.CHARACTER_NOT_ALLOWED, path(wrong));
            case DatabindException wrong -> of(locale, RequestRefusal.FIELD_HAS_WRONG_TYPE, path(wrong), path(wrong));
            case JacksonException broken -> of(locale, RequestRefusal.NOT_JSON, null, where(broken));
            case null, default -> of(locale, RequestRefusal.NOT_JSON, null, "");
        });
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException invalid, Locale locale) {
        var first = invalid.getBindingResult().getFieldErrors().stream().findFirst();
        String field = first.map(error -> error.getField()).orElse("");
        String says = first.map(error -> error.getDefaultMessage()).orElse("");
        String code = first.map(error -> error.getCode()).orElse("");
        return answer(switch (code) {
            case "NotNull", "NotBlank", "NotEmpty" -> of(locale, RequestRefusal.FIELD_MISSING, field, field);
            case "Size" -> of(locale, RequestRefusal.FIELD_IS_TOO_LONG, field, field, says);
            case "Pattern" -> of(locale, RequestRefusal.FIELD_HAS_WRONG_FORMAT, field, field);
            case "Min", "Max", "DecimalMin", "DecimalMax", "Positive", "PositiveOrZero" -> of(locale, RequestRefusal.FIELD_OUT_OF_RANGE, field, field);
            default -> of(locale, RequestRefusal.FIELD_IS_INVALID, field, field, says);
        });
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(HandlerMethodValidationException invalid, Locale locale) {
        var first = invalid.getParameterValidationResults().getFirst();
        String field = first.getMethodParameter().getParameterName();
        String says = first.getResolvableErrors().getFirst().getDefaultMessage();
        return answer(of(locale, RequestRefusal.FIELD_IS_INVALID, field, field, says));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException mistyped, Locale locale) {
        return answer(of(locale, RequestRefusal.FIELD_HAS_WRONG_TYPE, mistyped.getName(), mistyped.getName()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException missing, Locale locale) {
        return answer(of(locale, RequestRefusal.FIELD_MISSING, missing.getParameterName(), missing.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestPartException missing, Locale locale) {
        return answer(of(locale, RequestRefusal.FIELD_MISSING, missing.getRequestPartName(), missing.getRequestPartName()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException tooLarge, Locale locale) {
        return answer(of(locale, RequestRefusal.REQUEST_IS_TOO_LARGE, null));
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMethod(HttpRequestMethodNotSupportedException wrong, Locale locale) {
        return answer(of(locale, RequestRefusal.METHOD_NOT_ALLOWED, null, wrong.getMethod()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(HttpMediaTypeException wrong, Locale locale) {
        return answer(of(locale, RequestRefusal.CONTENT_TYPE_NOT_UNDERSTOOD, null));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notMultipart(MultipartException wrong, Locale locale) {
        return answer(of(locale, RequestRefusal.CONTENT_TYPE_NOT_UNDERSTOOD, null));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notFound(NoResourceFoundException notFound, Locale locale) {
        return answer(of(locale, RequestRefusal.PAGE_NOT_FOUND, null));
    }

    @ExceptionHandler
    ResponseEntity<Problem> trouble(Exception unforeseen, HttpServletRequest request, Locale locale) throws Exception {
        if (unforeseen instanceof org.springframework.security.core.AuthenticationException
                || unforeseen instanceof org.springframework.security.access.AccessDeniedException) {
            throw unforeseen;
        }
        if (isNulInText(unforeseen)) {
            return answer(of(locale, RequestRefusal.CHARACTER_NOT_ALLOWED, null));
        }
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("incident {} at {} {}", incident, request.getMethod(), request.getRequestURI().replaceAll("[\\r\\n]", "_"), unforeseen);
        return answer(of(locale, RequestRefusal.TROUBLE, null, incident).withIncident(incident));
    }

    /** The database's word for NUL in a text or in JSON, where no field could be named before. */
    private static boolean isNulInText(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && ("22021".equals(refused.getSQLState()) || "22P05".equals(refused.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static String path(DatabindException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private static String where(JacksonException broken) {
        var location = broken.getLocation();
        return location == null ? "" : location.getLineNr() + ":" + location.getColumnNr();
    }
}
