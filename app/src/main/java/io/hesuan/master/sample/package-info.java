/**
 * The sample companies that a new house begins with: a beauty brand and a maker of precision metal parts, with partners,
 * items and warehouses. All names and figures are invented. They lie in files and go through the write path as anything does.
 *
 * <p>A room above adds its own to them as a {@link io.hesuan.master.sample.SampleRoom}.
 *
 * <p>Words: a <em>placeholder</em> in a file, as {@code @unit:BTL}, stands for the id of what was saved under that code.
 *
 * <p>Invariants: they come where {@code hesuan.sample} is true and there is no company yet, whole or not at all.
 */
@ApplicationModule(displayName = "Sample", allowedDependencies = {"master.catalog", "master.company", "master.party", "master.warehouse",
        "platform.access", "platform.batching", "platform.records"})
package io.hesuan.master.sample;

import org.springframework.modulith.ApplicationModule;
