package io.hesuan.books.posting;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.parser.ParseException;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;

/** A decimal expression of {@code amount}, in major units of the functional currency. Parsed once, evaluated on copies. */
final class Formula {

    private static final ExpressionConfiguration DECIMAL = ExpressionConfiguration.builder().mathContext(new MathContext(34, RoundingMode.HALF_EVEN))
            .arraysAllowed(false).structuresAllowed(false).build();

    private final Expression parsed;

    private Formula(Expression parsed) {
        this.parsed = parsed;
    }

    /** @throws MalformedText when it can't be parsed, or asks for anything but {@code amount} */
    static Formula of(String text) {
        try {
            var expression = new Expression(text, DECIMAL);
            expression.validate();
            if (!Set.of("amount").containsAll(expression.getUsedVariables())) {
                throw new MalformedText(text);
            }
            return new Formula(expression);
        } catch (ParseException notUnderstood) {
            throw new MalformedText(text);
        }
    }

    boolean isTrue(long value, Currency currency) throws EvaluationException, ParseException {
        return parsed.copy().with("amount", Money.ofMinor(value, currency).amount()).evaluate().getBooleanValue();
    }

    /** @return minor units, rounded half up once */
    long of(long value, Currency currency) throws EvaluationException, ParseException {
        BigDecimal result = parsed.copy().with("amount", Money.ofMinor(value, currency).amount()).evaluate().getNumberValue();
        return result.movePointRight(currency.minorDigits()).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
