/**
 * What can be proved of the stored records at any time, by {@code ./hesuan verify}: that the audit chain is whole, later that
 * the books agree.
 *
 * <p>Words: a <em>proof</em> looks at everything it speaks of and ends with "holds" or the first breach; its
 * <em>figures</em> say how much it looked at.
 */
@ApplicationModule(displayName = "Proofs", allowedDependencies = {})
package io.hesuan.platform.proofs;

import org.springframework.modulith.ApplicationModule;
