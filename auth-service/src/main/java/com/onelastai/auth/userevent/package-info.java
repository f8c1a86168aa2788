/** Publishes visitors' actions to tracking; a login links a visitor to a user. */
@NullMarked
package com.onelastai.auth.userevent;

import org.jspecify.annotations.NullMarked;
