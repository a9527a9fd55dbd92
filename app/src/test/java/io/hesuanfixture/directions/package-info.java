/** A house whose wings import in wrong directions, for the rule to find. */
package io.hesuanfixture.directions;
