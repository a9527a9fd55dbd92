/**
 * Codes for records to which nobody gave one: {@code P000001}, {@code P000002} … A series is the prefix, the number of
 * digits and the next number.
 *
 * <p>Invariants: no code is given out twice; a code that was given by hand is passed over; gaps may stay where a record
 * was refused. Legal voucher numbers, which have no gaps, are not made here.
 */
@ApplicationModule(displayName = "Numbering", allowedDependencies = {})
package io.hesuan.platform.numbering;

import org.springframework.modulith.ApplicationModule;
