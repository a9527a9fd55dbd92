/**
 * PostgreSQL as a part of this program: the server's own binaries come with the jar, are unpacked once and run as a
 * child that may outlive us.
 *
 * <p>{@link io.hesuan.postgres.EmbeddedPostgres#durable} keeps business data: fsync on, checksums on, one program at a
 * time, found again after any crash. {@link io.hesuan.postgres.EmbeddedPostgres#throwaway} is for builds and tests: in
 * memory where there is room, gone on close, and {@link io.hesuan.postgres.TemplateDatabase} copies a migrated database
 * in tens of milliseconds.
 *
 * <p>{@link io.hesuan.postgres.Backup} and {@link io.hesuan.postgres.Restore} carry a whole database through one file.
 * The module knows nothing of migrations; whoever needs them passes them in.
 *
 * <p>Words: a <em>home</em> is the directory that {@code HESUAN_DATA} names; the database lives in
 * {@code home/postgres}. Trouble that a person can mend is a {@link io.hesuan.postgres.PostgresTrouble}.
 */
package io.hesuan.postgres;
