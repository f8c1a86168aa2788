/** Login, and what keeps it alive: the endpoints below /api/session and the cookies of browsers. */
@NullMarked
package com.onelastai.auth.login;

import org.jspecify.annotations.NullMarked;
