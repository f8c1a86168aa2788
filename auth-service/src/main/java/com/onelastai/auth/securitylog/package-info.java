/** The security events of an account, for its user: the collection {@code securityLogs}. */
@NullMarked
package com.onelastai.auth.securitylog;

import org.jspecify.annotations.NullMarked;
