/**
 * Reminds users by mail of what they have not paid. When somebody is to be reminded is decided by
 * billing-service, which does not know their address.
 */
@NullMarked
package com.onelastai.auth.reminder;

import org.jspecify.annotations.NullMarked;
