/** What a user agent says about a device, and whether it is a bot. */
@NullMarked
package com.onelastai.tracking.device;

import org.jspecify.annotations.NullMarked;
