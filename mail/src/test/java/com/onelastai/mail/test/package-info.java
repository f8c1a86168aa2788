/** An SMTP server for tests. */
@NullMarked
package com.onelastai.mail.test;

import org.jspecify.annotations.NullMarked;
