/**
 * Secrets at rest: what must be read again (keys of others, signing keys, shared secrets of second factors) is encrypted
 * with AES-256-GCM before it goes into the database. The key lies outside the database, in a file of the data directory or
 * wherever HESUAN_KEY_FILE says, so that a copy of the database alone gives nothing away.
 *
 * <p>Words: the <em>key file</em> holds the key that encrypts now and those that only decrypt; <em>associated data</em> says
 * where a secret belongs, so that it cannot be moved to another row.
 */
@ApplicationModule(displayName = "Secrets", allowedDependencies = {})
package io.hesuan.platform.secrets;

import org.springframework.modulith.ApplicationModule;
