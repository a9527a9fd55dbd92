/**
 * What leaves the house on paper: tables with a head and a foot as PDF or Excel, and forms drawn on A4.
 *
 * <p>Words: a <em>report</em> is a titled table, ready to be written; a <em>form</em> is drawn line by line on
 * {@link io.hesuan.platform.paper.Pages}; lengths are points, 72 to the inch, from the top left corner.
 *
 * <p>Invariants: the typeface comes with the program and its used part is embedded, so that a page looks the same
 * everywhere; a character that it lacks is shown as a box, never left out; numbers in Excel are numbers, texts are never formulas.
 */
@ApplicationModule(displayName = "Paper", allowedDependencies = {})
package io.hesuan.platform.paper;

import org.springframework.modulith.ApplicationModule;
