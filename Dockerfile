# syntax=docker/dockerfile:1
# One image for every process of Floodgate: the command says which one it is.

FROM node:26-bookworm-slim AS build
WORKDIR /app
ENV CHECKPOINT_DISABLE=1 PRISMA_HIDE_UPDATE_MESSAGE=1
COPY package.json package-lock.json .npmrc ./
COPY packages/contracts/package.json packages/contracts/
COPY packages/platform/package.json packages/platform/
COPY router/package.json router/
COPY subgraphs/catalog/package.json subgraphs/catalog/
COPY subgraphs/order/package.json subgraphs/order/
COPY subgraphs/seckill/package.json subgraphs/seckill/
COPY subgraphs/user/package.json subgraphs/user/
RUN npm ci --loglevel=error
COPY . .
# Generating needs no schema engine, but the tool asks for one: any program will do.
RUN for name in user catalog order seckill; do \
      PRISMA_SCHEMA_ENGINE_BINARY=/bin/true node_modules/.bin/prisma generate --schema "prisma/$name/schema.prisma" || exit 1; \
    done \
 && node router/playground/build.ts \
 && npm prune --omit=dev --loglevel=error \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:26-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 APOLLO_TELEMETRY_DISABLED=1 IMAGE_DIRECTORY=/data/images
RUN mkdir -p /data/images && chown -R node:node /data
COPY --from=build /app ./
USER node
# 4000 is the router's; the others set PORT in their own containers.
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s --retries=12 \
  CMD ["node", "scripts/container-health.ts"]
# The flags of scripts/lib/topology.ts; the second is none that NODE_OPTIONS may hold.
ENTRYPOINT ["node", "--max-semi-space-size=64", "--no-memory-reducer"]
CMD ["router/src/main.ts"]
