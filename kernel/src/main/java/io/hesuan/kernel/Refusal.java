package io.hesuan.kernel;

/**
 * Why a command was not carried out although nothing is broken: {@code PERIOD_IS_CLOSED}, {@code PARTY_CODE_TAKEN}.
 *
 * <p>Each room has one enum of refusals, its constants in order of precedence: when several are true, the first is
 * the one that is told. The sentence people read stands in the locale files under {@code refusal.<CONSTANT>}.
 */
public interface Refusal {

    /** The constant's name, which is also the code a program sees. */
    String name();
}
