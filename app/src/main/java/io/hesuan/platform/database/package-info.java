/**
 * The database that the house runs on: the embedded one in the data directory, or an external PostgreSQL. Migrates it as
 * its owner and hands the application a pool that works as {@code hesuan_app}, which has only the rights that migrations
 * grant it.
 */
@ApplicationModule(displayName = "Database", allowedDependencies = {})
package io.hesuan.platform.database;

import org.springframework.modulith.ApplicationModule;
