/** What happened to an account, for its user to read: the collection {@code securityLogs}. */
@NullMarked
package com.onelastai.auth.securitylog;

import org.jspecify.annotations.NullMarked;
