/**
 * What runs by itself on each node of the house: a node's name, and its rounds.
 *
 * <p>Words: a <em>node</em> is one running program; a <em>round</em> is work that a node looks for again and again.
 *
 * <p>Invariant: a round that fails is logged and walked again later; it never ends before its node does.
 */
@ApplicationModule(displayName = "Nodes", allowedDependencies = {})
package io.hesuan.platform.nodes;

import org.springframework.modulith.ApplicationModule;
