/**
 * The words that every room shares: money, quantity, rates, allocation, fiscal periods, ids, outcomes.
 *
 * <p>The JDK and nothing else; no clock, no database, no web. Everything here is an immutable value, so it may be
 * passed between threads, kept as a key and compared by its content.
 *
 * <p>Always true: an amount is a whole number of minor units with its currency; parts of a split add up to the whole;
 * a conversion rounds once, where it is asked to; text that is read back gives the value that was written.
 */
package io.hesuan.kernel;
