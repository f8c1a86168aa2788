package com.onelastai.billing.transaction;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The seller on invoices.
 *
 * @param address in lines
 * @param taxId empty if there is none
 * @param email empty if there is none
 */
@ConfigurationProperties("onelastai.seller")
public record Seller(String name, List<String> address, String taxId, String email) {}
