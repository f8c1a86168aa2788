/** Login, refresh and logout with the cookies of browsers, and a user's sessions on all devices. */
@NullMarked
package com.onelastai.auth.login;

import org.jspecify.annotations.NullMarked;
