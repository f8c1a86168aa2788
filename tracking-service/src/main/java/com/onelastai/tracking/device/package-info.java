/** Parses user agents into devices, and recognizes bots. */
@NullMarked
package com.onelastai.tracking.device;

import org.jspecify.annotations.NullMarked;
