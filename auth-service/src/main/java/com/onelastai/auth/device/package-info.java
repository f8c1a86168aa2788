/** With what someone signs in, as its user agent tells: for the security log and known devices. */
@NullMarked
package com.onelastai.auth.device;

import org.jspecify.annotations.NullMarked;
