/** Devices that sign in, from their user agents: for the security log and news of new devices. */
@NullMarked
package com.onelastai.auth.device;

import org.jspecify.annotations.NullMarked;
