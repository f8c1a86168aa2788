/**
 * The contact form, open to everybody, and the team's inbox. A form is guarded without a third
 * party: it has to be open for a while, costs the browser some work, has a field that only robots
 * fill in, and a network may send so many a day.
 */
@NullMarked
package com.onelastai.support.contact;

import org.jspecify.annotations.NullMarked;
