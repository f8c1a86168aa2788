/** Names of domains. */
@NullMarked
package com.onelastai.tools.domain;

import org.jspecify.annotations.NullMarked;
