/** Products that keep the names of their home markets. */
export interface SpecialProduct {
  readonly categorySlug: string
  readonly slug: string
  readonly name: string
  readonly description: string
  /** Euro cents. */
  readonly price: number
}

export const SPECIALS: readonly SpecialProduct[] = [
  {
    categorySlug: 'phones-tablets',
    slug: 'haiyan-shouji-12-pro',
    name: '海燕 手机 12 Pro',
    description: '6.7英寸高刷新率屏幕，一亿像素主摄，夜景也清晰。电池可用两天，支持快速充电。',
    price: 59_900,
  },
  {
    categorySlug: 'kitchen',
    slug: 'jingdezhen-chahu',
    name: '景德镇 青花瓷茶壶',
    description: '景德镇手工拉坯，青花釉下彩绘。壶身保温，出水顺畅，适合绿茶与乌龙茶。',
    price: 8_900,
  },
  {
    categorySlug: 'kitchen',
    slug: 'tieguo-shougong-duanda',
    name: '手工锻打铁锅 32厘米',
    description: '一锤一锤锻打的熟铁锅，受热均匀，越用越不粘。燃气灶与电磁炉均可使用。',
    price: 7_490,
  },
  {
    categorySlug: 'books-stationery',
    slug: 'wenfang-sibao-taozhuang',
    name: '文房四宝 书法套装',
    description: '狼毫毛笔、松烟墨、宣纸与端砚，装于木盒。初学书法者的第一套文具。',
    price: 6_490,
  },
  {
    categorySlug: 'kitchen',
    slug: 'nanbu-tekki-kyusu',
    name: '南部鉄器 急須 0.6L',
    description:
      '岩手の職人が一つずつ鋳込んだ鉄の急須。お湯がまろやかになり、冷めにくいのが特長です。',
    price: 9_900,
  },
  {
    categorySlug: 'kitchen',
    slug: 'santoku-bocho-165',
    name: '三徳包丁 165mm 青紙鋼',
    description: '肉にも魚にも野菜にも。青紙鋼の鋭い切れ味が長く続き、朴の木の柄が手になじみます。',
    price: 13_900,
  },
  {
    categorySlug: 'cameras',
    slug: 'firumu-kamera-35',
    name: 'コンパクト フィルムカメラ 35',
    description:
      'ポケットに入る35mmフィルムカメラ。明るい単焦点レンズで、日常をやわらかく写します。',
    price: 18_900,
  },
  {
    categorySlug: 'home-living',
    slug: 'imabari-taoru-set',
    name: '今治タオル 3枚セット',
    description: '吸水性に優れた今治産の綿タオル。洗うたびにふんわりとした肌ざわりが続きます。',
    price: 3_990,
  },
  {
    categorySlug: 'beauty-care',
    slug: 'hongsam-keurim',
    name: '홍삼 수분 크림 50ml',
    description:
      '6년근 홍삼 추출물을 담은 수분 크림입니다. 건조한 피부를 하루 종일 촉촉하게 지켜 줍니다.',
    price: 3_290,
  },
  {
    categorySlug: 'kitchen',
    slug: 'dolsot-ttukbaegi',
    name: '돌솥 뚝배기 2인용',
    description: '천연 돌을 깎아 만든 뚝배기로 비빔밥과 찌개를 끝까지 뜨겁게 즐길 수 있습니다.',
    price: 5_490,
  },
  {
    categorySlug: 'audio',
    slug: 'museon-ieopon-mini',
    name: '무선 이어폰 미니',
    description:
      '작고 가벼운 무선 이어폰입니다. 주변 소음을 줄여 주고 한 번 충전으로 여덟 시간 재생합니다.',
    price: 8_990,
  },
  {
    categorySlug: 'outdoor',
    slug: 'camping-euija-gyeongnyang',
    name: '초경량 캠핑 의자',
    description:
      '900그램의 가벼운 접이식 의자입니다. 가방에 쏙 들어가고 백이십 킬로그램까지 견딥니다.',
    price: 6_290,
  },
]
