/**
 * The rules of the house as tests: one small class per rule. Each keeps its rule for the whole project and has, in the
 * same file, a test in which the rule is seen to fail on a fixture, because a rule that cannot fail guards nothing.
 *
 * <p>Rules about sources read {@link io.hesuan.house.Project}, which parses all files once; rules about compiled classes
 * read {@link io.hesuan.house.CompiledClasses}. A rule is a function from files to the list of its breaches, each one line that
 * says where and what to do.
 *
 * <p>Lists that may only shrink, and the architecture picture, are rewritten by {@code -Dhesuan.update=true}.
 */
package io.hesuan.house;
