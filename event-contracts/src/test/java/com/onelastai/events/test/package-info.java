/** The contract kit for modules with events. */
@NullMarked
package com.onelastai.events.test;

import org.jspecify.annotations.NullMarked;
