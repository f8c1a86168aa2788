/** To whom a domain, an address or an autonomous system is registered. */
@NullMarked
package com.onelastai.tools.whois;

import org.jspecify.annotations.NullMarked;
