/** Converts points in time between the forms in which people and programs write them. */
@NullMarked
package com.onelastai.tools.timestamp;

import org.jspecify.annotations.NullMarked;
