/**
 * What guards an account and is not Keycloak's: tokens in mails, devices seen. One document of
 * {@code usersecurities} for each user.
 */
@NullMarked
package com.onelastai.auth.usersecurity;

import org.jspecify.annotations.NullMarked;
