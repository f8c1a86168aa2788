/**
 * The security data of an account that Keycloak does not have: tokens in mails and known devices.
 * One document of {@code usersecurities} for each user.
 */
@NullMarked
package com.onelastai.auth.usersecurity;

import org.jspecify.annotations.NullMarked;
