/**
 * Who there is, what the roles are, and who holds which role where. Builds {@link io.hesuan.platform.access.Acting} anew
 * for every request from one statement, so that a change of rights takes effect at once on every node.
 *
 * <p>Words: a <em>user</em> is a person who signs in; a <em>role</em> is the set of permissions of one kind of job, said
 * by <em>rules</em> ({@code party.write}, {@code party.*}, {@code *.read}, {@code *}) that are resolved against the
 * permissions the program knows, so that later rooms join the roles sensibly; a <em>grant</em> gives a user a role in all
 * companies, in one, or in one warehouse or channel of one.
 *
 * <p>Invariants: nobody gives or takes rights that he does not hold himself; there is always an active administrator;
 * users are never removed, only deactivated, because the books name them.
 */
@ApplicationModule(displayName = "Security", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.lists",
        "platform.records", "platform.search", "platform.web"})
package io.hesuan.platform.security;

import org.springframework.modulith.ApplicationModule;
