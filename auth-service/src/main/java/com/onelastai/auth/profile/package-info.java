/**
 * Profiles. The user and admins see and change all of it; others see the public part if the user
 * shows it.
 */
@NullMarked
package com.onelastai.auth.profile;

import org.jspecify.annotations.NullMarked;
