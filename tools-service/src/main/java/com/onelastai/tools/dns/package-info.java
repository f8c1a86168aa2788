/** Questions to the DNS. */
@NullMarked
package com.onelastai.tools.dns;

import org.jspecify.annotations.NullMarked;
