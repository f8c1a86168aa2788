/** Devices that sign in, as their user agents name them: for the security log and new-device mails. */
@NullMarked
package com.onelastai.auth.device;

import org.jspecify.annotations.NullMarked;
