import './suites/flash-sale.ts'
import './suites/sale-life-cycle.ts'
import './suites/security.ts'
